import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ofAddress, readConfig, readFacts } from './question';

beforeAll(() => {
  i18n.load('en', {});
  i18n.activate('en');
});

describe('a link', () => {
  it('asks about the version that it names', () => {
    expect(ofAddress('adder', '3').asked).toEqual({ model: 'adder', version: 3, max_model_len: 0, device_count: 0 });
  });
  it.each([['', ''], ['adder', ''], ['', '3'], ['adder', 'newest'], ['adder', '0']])('with %o and %o asks nothing', (model, version) => {
    expect(ofAddress(model, version).asked).toBeNull();
  });
});

describe('stated facts', () => {
  it('are none in an empty box', () => {
    expect(readFacts(' ')).toEqual({});
  });
  it('are one JSON object', () => {
    expect(readFacts('{"kv_connector": "MooncakeConnector"}')).toEqual({ facts: { kv_connector: 'MooncakeConnector' } });
    expect(readFacts('[]')).toEqual({ wrong: expect.stringContaining('Facts') });
  });
});

describe('a pasted config', () => {
  it('is one JSON object', () => {
    expect(readConfig('{"hidden_size": 8}')).toEqual({ config: { hidden_size: 8 } });
  });
  it.each(['[1]', '3', 'null', '"config"'])('is not %s', (text) => {
    expect(readConfig(text)).toEqual({ wrong: 'This is no JSON object' });
  });
  it('names what the parser met', () => {
    expect(readConfig('{"hidden_size": ')).toEqual({ wrong: expect.stringContaining('This is not JSON: ') });
  });
});
