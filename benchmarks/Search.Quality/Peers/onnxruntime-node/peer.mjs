// Runs batches through a model with onnxruntime-node and says how long each request took.
//
//   node peer.mjs <model.onnx> <ids.json> <threads>
//
// ids.json is a list of lists of token ids. Each line of the input is a list of batches, each a list of indices into
// it; the answer is a line {"seconds", "processor", "index", "vector"}: seconds on the clock and of the processor, and
// the vector of the last index, so that results can be compared. Reading and writing these lines is not timed; making
// the tensors and the vectors is.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import ort from "onnxruntime-node";

const [modelPath, idsPath, threads] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(idsPath, "utf8"));
const session = await ort.InferenceSession.create(modelPath, {
  intraOpNumThreads: Number(threads),
  interOpNumThreads: 1,
  executionMode: "sequential",
  graphOptimizationLevel: "all",
  enableCpuMemArena: true,
  enableMemPattern: false,
});

async function run(batch) {
  const width = Math.max(...batch.map((index) => texts[index].length));
  const ids = new BigInt64Array(batch.length * width);
  const mask = new BigInt64Array(batch.length * width);
  batch.forEach((index, row) => {
    texts[index].forEach((id, column) => {
      ids[row * width + column] = BigInt(id);
      mask[row * width + column] = 1n;
    });
  });
  const dimensions = [batch.length, width];
  const output = await session.run({
    input_ids: new ort.Tensor("int64", ids, dimensions),
    attention_mask: new ort.Tensor("int64", mask, dimensions),
    token_type_ids: new ort.Tensor("int64", new BigInt64Array(batch.length * width), dimensions),
  });
  const states = output.last_hidden_state;
  const components = states.dims[2];
  const first = (row) => row * width * components;
  return batch.map((_, row) => unit(states.data.slice(first(row), first(row) + components)));
}

function unit(vector) {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / norm);
}

await run([0]);
console.log(JSON.stringify({ version: ort.env.versions.node }));
for await (const line of createInterface({ input: process.stdin })) {
  const batches = JSON.parse(line);
  const started = process.hrtime.bigint();
  const before = process.cpuUsage();
  let vectors = [];
  for (const batch of batches) {
    vectors = await run(batch);
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const used = process.cpuUsage(before);
  const processor = (used.user + used.system) / 1e6;
  console.log(JSON.stringify({ seconds, processor, index: batches.at(-1).at(-1), vector: Array.from(vectors.at(-1)) }));
}
