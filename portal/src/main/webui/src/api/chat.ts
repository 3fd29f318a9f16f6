import { send } from './client';
import { useGet } from './hooks';
import { eventsOf } from './sse';

export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string;
}

export interface ChatUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  completion_tokens_details?: { reasoning_tokens?: number } | null;
}

export interface ChatDelta {
  content: string;
  reasoning: string;
  finish: string | null;
  usage: ChatUsage | null;
}

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  max_tokens?: number;
  temperature: number;
}

interface Chunk {
  error?: { message?: string };
  usage?: ChatUsage | null;
  choices?: {
    delta?: { content?: string | null; reasoning_content?: string | null; reasoning?: string | null };
    finish_reason?: string | null;
  }[];
}

export const useServedModels = () => useGet<{ data: { id: string }[] }>('/v1/models');

/** One chunk of /v1/chat/completions in the terms of the playground; null for the end mark. */
export function readChunk(data: string): ChatDelta | null {
  if (data === '[DONE]') return null;
  const chunk = JSON.parse(data) as Chunk;
  if (chunk.error) throw new Error(chunk.error.message ?? 'The engine ended the stream with an error');
  const choice = chunk.choices?.[0];
  return {
    content: choice?.delta?.content ?? '',
    reasoning: choice?.delta?.reasoning_content ?? choice?.delta?.reasoning ?? '',
    finish: choice?.finish_reason ?? null,
    usage: chunk.usage ?? null,
  };
}

export async function* streamChat(team: string, body: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatDelta> {
  const response = await send('/v1/chat/completions', {
    method: 'POST',
    team,
    signal,
    accept: 'text/event-stream',
    body: { ...body, stream: true, stream_options: { include_usage: true } },
  });
  for await (const { data } of eventsOf(response)) {
    const delta = readChunk(data);
    if (delta === null) return;
    yield delta;
  }
}
