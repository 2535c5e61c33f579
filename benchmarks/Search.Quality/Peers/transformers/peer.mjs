// Answers questions with the question-answering pipeline of transformers.js and says how long each request took.
//
//   node peer.mjs <models folder> <model> <threads>
//
// The model's folder is laid out as transformers.js wants it: config.json, tokenizer.json, tokenizer_config.json,
// onnx/model_quantized.onnx. Each line of the input is {"questions", "contexts", "rows"}: equally many questions and
// contexts, and how many of them go through the model at once. The answer is a line {"seconds", "answers"}. Reading and
// writing these lines is not timed.
import { createInterface } from "node:readline";
import { env, pipeline } from "@huggingface/transformers";

const [models, model, threads] = process.argv.slice(2);
env.localModelPath = models;
env.allowRemoteModels = false;
const answerer = await pipeline("question-answering", model, {
  dtype: "q8",
  device: "cpu",
  session_options: {
    intraOpNumThreads: Number(threads),
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
  },
});
await answerer("Who wrote it?", "Ada wrote it.");
console.log(JSON.stringify({ version: env.version }));

for await (const line of createInterface({ input: process.stdin })) {
  const { questions, contexts, rows } = JSON.parse(line);
  const answers = [];
  const started = process.hrtime.bigint();
  for (let start = 0; start < questions.length; start += rows) {
    const result = rows === 1
      ? [await answerer(questions[start], contexts[start])]
      : await answerer(questions.slice(start, start + rows), contexts.slice(start, start + rows));
    answers.push(...result.map(({ answer, score }) => ({ answer, score })));
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(JSON.stringify({ seconds, answers }));
}
