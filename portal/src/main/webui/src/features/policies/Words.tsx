/** What a policy says, a sentence a line. */
export function Words({ lines }: { lines: string[] }) {
  return <ul className="words">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}
