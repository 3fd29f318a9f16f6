import { quote } from '../../format/curl';

/** The same question through the public door; $LANDBRIDGE_API_KEY is a team key. */
export function chatCurl(model: string, text: string, temperature: number): string {
  const body = JSON.stringify({ model, temperature, stream: true, messages: [{ role: 'user', content: text }] });
  return [
    `curl -N ${location.origin}/v1/chat/completions`,
    `  -H "Authorization: Bearer $LANDBRIDGE_API_KEY"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quote(body)}`,
  ].join(' \\\n');
}

export function chatPython(model: string, text: string, temperature: number): string {
  return [
    'import os',
    'from openai import OpenAI',
    '',
    `client = OpenAI(base_url=${JSON.stringify(`${location.origin}/v1`)}, api_key=os.environ["LANDBRIDGE_API_KEY"])`,
    'stream = client.chat.completions.create(',
    `    model=${JSON.stringify(model)}, temperature=${temperature}, stream=True,`,
    `    messages=[{"role": "user", "content": ${JSON.stringify(text)}}],`,
    ')',
    'for chunk in stream:',
    '    if chunk.choices:',
    '        print(chunk.choices[0].delta.content or "", end="")',
  ].join('\n');
}
