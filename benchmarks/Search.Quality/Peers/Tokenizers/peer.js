// Answers requests on standard input, one JSON object a line, with what the Rust tokenizers make of them, a line each.
const readline = require('node:readline');
const { Tokenizer } = require('@anush008/tokenizers');

let tokenizer = null;
let texts = [];

const operations = { load, encode, decode, keep, time };

async function load({ json }) {
  tokenizer = Tokenizer.fromString(json);
  return null;
}

/** Encodes every text, with its pair if there are pairs: columns as text, windows on lines of their own. */
async function encode({ texts, pairs, special }) {
  const inputs = texts.map((text, i) => (pairs ? [text, pairs[i]] : text));
  const options = { addSpecialTokens: special };
  const encodings = await encodeAll(inputs, options);
  return encodings.map((encoding, i) => {
    if (encoding === null) return 'error';
    const places = [unitsOf(texts[i]), pairs ? unitsOf(pairs[i]) : []];
    return [encoding, ...encoding.getOverflowing()].map((window) => describe(window, places)).join('\n');
  });
}

/** One text that cannot be encoded fails the whole batch; then the texts are encoded one by one. */
async function encodeAll(inputs, options) {
  try {
    return await tokenizer.encodeBatch(inputs, options);
  } catch {
    const encodings = [];
    for (const input of inputs) {
      const [text, pair] = Array.isArray(input) ? input : [input, null];
      encodings.push(await tokenizer.encode(text, pair, options).catch(() => null));
    }
    return encodings;
  }
}

function describe(encoding, places) {
  const orNone = (value) => (value === null || value === undefined ? -1 : value);
  const sequences = encoding.getSequenceIds().map(orNone);
  const offsets = encoding.getOffsets().map(([start, end], i) => {
    const units = places[sequences[i]];
    return units ? `${units[start]}-${units[end]}` : `${start}-${end}`;
  });
  const columns = [
    encoding.getIds(), encoding.getTypeIds(), encoding.getAttentionMask(), encoding.getSpecialTokensMask(), sequences,
    encoding.getWordIds().map(orNone), offsets,
  ];
  return columns.map((column) => column.join(' ')).join(';');
}

/** The UTF-16 index of each code point; the library counts code points. */
function unitsOf(text) {
  const units = [0];
  let at = 0;
  for (const character of text) {
    at += character.length;
    units.push(at);
  }
  return units;
}

async function decode({ ids, skip }) {
  const decoded = [];
  for (const list of ids) decoded.push(await tokenizer.decode(list, skip));
  return decoded;
}

/** Keeps the texts that are to be timed, so that sending them is not part of the time. */
async function keep(request) {
  texts = request.texts;
  return null;
}

/** Seconds for all texts, in one batch or one by one, with or without fetching ids and offsets. */
async function time({ batch, fetch }) {
  const start = process.hrtime.bigint();
  let tokens = 0;
  const count = (encoding) => {
    tokens += fetch ? Math.min(encoding.getIds().length, encoding.getOffsets().length) : 0;
  };
  if (batch) {
    (await tokenizer.encodeBatch(texts)).forEach(count);
  } else {
    for (const text of texts) count(await tokenizer.encode(text));
  }
  return [Number(process.hrtime.bigint() - start) / 1e9, tokens];
}

async function answer(line) {
  const request = JSON.parse(line);
  try {
    return { result: await operations[request.op](request) };
  } catch (error) {
    return { error: String(error) };
  }
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(JSON.stringify(await answer(line)) + '\n');
  }
})();
