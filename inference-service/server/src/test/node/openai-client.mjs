// What the npm package openai sees of the gateway: node openai-client.mjs DIR BASE_URL MODEL, key in OPENAI_API_KEY.
import { createRequire } from 'node:module';

const [directory, baseURL, model] = process.argv.slice(2);
const OpenAI = createRequire(`${directory}/`)('openai');
const client = new OpenAI({ baseURL });
const question = { model, temperature: 0, messages: [{ role: 'user', content: '7+5=' }] };

async function whole() {
  const answer = await client.chat.completions.create(question);
  const { content, reasoning_content: reasoning } = answer.choices[0].message;
  return { content, reasoning, usage: answer.usage };
}

async function stream() {
  const seen = { content: '', reasoning: '', usage: null };
  const frames = await client.chat.completions.create({
    ...question,
    stream: true,
    stream_options: { include_usage: true },
  });
  for await (const frame of frames) {
    const delta = frame.choices[0]?.delta ?? {};
    seen.content += delta.content ?? '';
    seen.reasoning += delta.reasoning_content ?? '';
    seen.usage = frame.usage ?? seen.usage;
  }
  return seen;
}

async function error() {
  try {
    await client.chat.completions.create({ ...question, model: 'absent' });
    return null;
  } catch (refused) {
    return { status: refused.status, code: refused.code };
  }
}

const models = (await client.models.list()).data.map(({ id }) => id);
console.log(JSON.stringify({ models, whole: await whole(), stream: await stream(), error: await error() }));
