import { afterEach, describe, expect, it, vi } from 'vitest';
import { readChunk } from './chat';
import { onSignedOut, request, withQuery } from './client';
import { Problem } from './problem';
import { EventParser, eventsOf } from './sse';

afterEach(() => vi.unstubAllGlobals());

describe('event stream', () => {
  it('joins events that arrive in pieces', () => {
    const parser = new EventParser();
    expect(parser.push('event: met')).toEqual([]);
    expect(parser.push('rics\ndata: {"step":1')).toEqual([]);
    expect(parser.push('}\n\n')).toEqual([{ event: 'metrics', data: '{"step":1}' }]);
  });

  it('keeps several data lines, skips comments and accepts every line end', () => {
    const parser = new EventParser();
    expect(parser.push(': keep-alive\n\ndata:a\r\ndata: b\r\n\r\ndata: c\r\rx')).toEqual([
      { event: 'message', data: 'a\nb' },
      { event: 'message', data: 'c' },
    ]);
  });

  it('does not take a line feed split from its carriage return for an empty line', () => {
    const parser = new EventParser();
    expect(parser.push('data: one\r')).toEqual([]);
    expect(parser.push('\ndata: two\r\n\r\n')).toEqual([{ event: 'message', data: 'one\ntwo' }]);
  });

  it('reads multi-byte characters across chunks of the body', async () => {
    const bytes = new TextEncoder().encode('data: 桥梁\n\n');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.slice(0, 8));
        controller.enqueue(bytes.slice(8));
        controller.close();
      },
    });
    const events = [];
    for await (const event of eventsOf(new Response(body))) events.push(event.data);
    expect(events).toEqual(['桥梁']);
  });
});

describe('chat chunks', () => {
  it('reads reasoning under both of its names', () => {
    expect(readChunk('{"choices":[{"delta":{"reasoning_content":"7+5"}}]}')?.reasoning).toBe('7+5');
    expect(readChunk('{"choices":[{"delta":{"reasoning":"=12"}}]}')?.reasoning).toBe('=12');
  });

  it('takes the usage from a chunk without choices and ends at the mark', () => {
    const usage = { prompt_tokens: 9, completion_tokens: 31, total_tokens: 40 };
    expect(readChunk(JSON.stringify({ choices: [], usage }))?.usage).toEqual(usage);
    expect(readChunk('[DONE]')).toBeNull();
  });

  it('throws the error that the engine sends inside the stream', () => {
    expect(() => readChunk('{"error":{"message":"engine stopped"}}')).toThrow('engine stopped');
  });
});

describe('requests', () => {
  const answer = (status: number, body: unknown) => vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'X-Request-Id': 'req_header' } })));

  it('turns a gate refusal into a problem that names what is missing', async () => {
    const missing = [{ gate: 'parity', detail: 'No parity run', remedy: 'Request a release' }];
    answer(403, { title: 'Gate refused', code: 'gate-refused', detail: 'Not proven', request_id: 'req_1', missing });
    const problem = await request('/api/v1/x').catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 403, code: 'gate-refused', requestId: 'req_1', missing, message: 'Not proven' });
  });

  it('keeps the request id of the header when the body is not a problem', async () => {
    answer(502, 'bad gateway');
    await expect(request('/api/v1/x')).rejects.toMatchObject({ status: 502, requestId: 'req_header' });
  });

  it('reads the error shape of the OpenAI door', async () => {
    answer(404, { error: { message: 'No such model', code: 'model_not_found' } });
    await expect(request('/v1/models/x')).rejects.toMatchObject({ code: 'model_not_found', message: 'No such model' });
  });

  it('reports an ended session once, but not for the session itself', async () => {
    const listener = vi.fn();
    onSignedOut(listener);
    answer(401, {});
    await request('/api/v1/session').catch(() => undefined);
    expect(listener).not.toHaveBeenCalled();
    await request('/api/v1/models').catch(() => undefined);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('sends the team and the idempotency key', async () => {
    answer(200, { ok: true });
    await request('/api/v1/runs', { method: 'POST', team: 'core', idempotencyKey: 'k1', body: {} });
    expect(fetch).toHaveBeenCalledWith('/api/v1/runs', expect.objectContaining({ headers: expect.objectContaining({ 'X-Landbridge-Team': 'core', 'Idempotency-Key': 'k1' }) }));
  });

  it('leaves empty filters out of the query', () => {
    expect(withQuery('/api/v1/runs', { state: '', page_size: 100, model: null })).toBe('/api/v1/runs?page_size=100');
  });
});

describe('doors of other tools', () => {
  it('says what the MLflow door says', async () => {
    const body = JSON.stringify({ error_code: 'TEMPORARILY_UNAVAILABLE', message: 'A service did not answer.' });
    const problem = await Problem.of(new Response(body, { status: 503 }));
    expect([problem.message, problem.code, problem.status]).toEqual(['A service did not answer.', 'TEMPORARILY_UNAVAILABLE', 503]);
  });

  it('repeats the name of a list in a query', () => {
    expect(withQuery('/a', { id: ['x', 'y'], empty: [], none: null })).toBe('/a?id=x&id=y');
  });
});
