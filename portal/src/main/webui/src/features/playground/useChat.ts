import { useRef, useState } from 'react';
import { streamChat, type ChatMessage, type ChatUsage } from '../../api/chat';
import { Problem } from '../../api/problem';
import { useTeam } from '../../session/team';

export interface Turn {
  role: 'user' | 'assistant';
  content: string;
  reasoning: string;
  finish: string | null;
  usage: ChatUsage | null;
  /** Milliseconds from the request to the first token and to the last one. */
  firstTokenMillis: number | null;
  totalMillis: number | null;
  problem: Problem | null;
}

const turn = (role: Turn['role'], content: string): Turn => ({
  role, content, reasoning: '', finish: null, usage: null, firstTokenMillis: null, totalMillis: null, problem: null,
});

const toProblem = (cause: unknown): Problem => (cause instanceof Problem ? cause : Problem.unreachable(cause));

export function useChat() {
  const team = useTeam();
  const [turns, setTurns] = useState<Turn[]>([]);
  const [busy, setBusy] = useState(false);
  const abort = useRef<AbortController | null>(null);

  const amend = (change: (last: Turn) => Turn) =>
    setTurns((before) => before.map((row, index) => (index === before.length - 1 ? change(row) : row)));

  const ask = async (model: string, text: string, temperature: number) => {
    const history: ChatMessage[] = turns.filter((row) => !row.problem && row.content !== '').map(({ role, content }) => ({ role, content }));
    const controller = new AbortController();
    abort.current = controller;
    setTurns((before) => [...before, turn('user', text), turn('assistant', '')]);
    setBusy(true);
    const start = performance.now();
    let first: number | null = null;
    try {
      for await (const delta of streamChat(team, { model, messages: [...history, { role: 'user', content: text }], temperature }, controller.signal)) {
        if (first === null && delta.content + delta.reasoning !== '') first = performance.now() - start;
        amend((last) => ({
          ...last,
          content: last.content + delta.content,
          reasoning: last.reasoning + delta.reasoning,
          finish: delta.finish ?? last.finish,
          usage: delta.usage ?? last.usage,
          firstTokenMillis: first,
        }));
      }
      amend((last) => ({ ...last, totalMillis: performance.now() - start }));
    } catch (cause) {
      const stopped = controller.signal.aborted;
      amend((last) => ({ ...last, finish: stopped ? 'stopped' : 'error', problem: stopped ? null : toProblem(cause), totalMillis: performance.now() - start }));
    } finally {
      setBusy(false);
    }
  };

  return { turns, busy, ask, stop: () => abort.current?.abort(), clear: () => setTurns([]) };
}

/** Completion tokens per second after the first token; null until the usage is known. */
export function tokenRate({ usage, firstTokenMillis, totalMillis }: Turn): number | null {
  if (!usage || firstTokenMillis === null || totalMillis === null || usage.completion_tokens < 2) return null;
  const seconds = (totalMillis - firstTokenMillis) / 1000;
  return seconds <= 0 ? null : (usage.completion_tokens - 1) / seconds;
}
