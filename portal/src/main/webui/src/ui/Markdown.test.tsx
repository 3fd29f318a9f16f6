import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './Markdown';

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('model cards', () => {
  it('drops raw HTML and scripts', () => {
    const html = render('# Hi\n\n<script>alert(1)</script>\n\n<b onclick="x()">bold</b>');
    expect(html).toContain('<h1>Hi</h1>');
    expect(html).not.toContain('script');
    expect(html).not.toContain('onclick');
  });

  it('makes no link out of a script address', () => {
    expect(render('[x](javascript:alert(1))')).not.toContain('javascript:');
    expect(render('[x](data:text/html;base64,AA)')).not.toContain('data:');
  });

  it('loads no picture from another host', () => {
    expect(render('![x](https://tracker.example/p.png)')).not.toContain('<img');
  });

  it('keeps tables and opens links outside', () => {
    const html = render('| a | b |\n| - | - |\n| 1 | 2 |\n\n[site](https://example.com)');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });

  it('leaves the front matter out', () => {
    expect(render('---\nlicense: apache-2.0\n---\n# Card')).toBe('<div class="markdown"><h1>Card</h1></div>');
  });
});
