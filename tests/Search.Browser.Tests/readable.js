// What keeps a page from being read, as a list of sentences; none when it is readable.
() => {
  const problems = [];
  const say = (element, problem) =>
    problems.push(`${element.tagName} '${element.textContent.trim().slice(0, 40)}': ${problem}`);
  const numbers = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const [r, g, b] = numbers(color).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = element => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if ((numbers(color)[3] ?? 1) > 0) {
        return color;
      }
    }
    return 'rgb(255, 255, 255)';
  };
  const isShown = element => element.checkVisibility() && element.getBoundingClientRect().width > 0;

  if (document.documentElement.scrollWidth > innerWidth) {
    problems.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
  }

  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width < 200 || frame.height < 30) {
      say(svg, `drawn ${frame.width} by ${frame.height}`);
    }

    const texts = [...svg.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
    for (const [text, box] of texts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 2) {
        say(text, 'leaves its drawing');
      }

      for (const [other, its] of texts) {
        if (text !== other && box.left < its.right - 1 && its.left < box.right - 1
          && box.top < its.bottom - 3 && its.top < box.bottom - 3) {
          say(text, `lies over '${other.textContent}'`);
        }
      }
    }

    for (const shape of svg.querySelectorAll('circle, polyline, line, rect.track')) {
      const style = getComputedStyle(shape);
      if (style.fill === 'none' && style.stroke === 'none') {
        say(shape, `the ${shape.getAttribute('class')} has no colour`);
      }
    }
  }

  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !isShown(element) || element.tagName === 'title') {
      continue;
    }

    const style = getComputedStyle(element);
    const scale = element.getScreenCTM ? element.getScreenCTM().a : 1;
    if (parseFloat(style.fontSize) * scale < 11) {
      say(element, `letters of ${parseFloat(style.fontSize) * scale} pixels`);
    }

    const ink = luminance(element.closest('svg') ? style.fill : style.color);
    const paper = luminance(background(element));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < 4.5) {
      say(element, `a contrast of ${contrast.toFixed(2)}`);
    }
  }

  return problems;
}
