/** The product's one drawing: two shores, a span, and the hangers that carry it. */
export function Bridge() {
  const hangers = Array.from({ length: 19 }, (_, index) => 30 + index * 12.7);
  const cable = (x: number) => 10 + ((x - 145) / 115) ** 2 * 34;
  return (
    <svg className="bridge" viewBox="0 0 290 64" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={`M30 ${cable(30)}Q145 ${cable(30) - 68} 260 ${cable(260)}`} strokeWidth="1.5" />
      {hangers.map((x) => (
        <path key={x} d={`M${x} ${cable(x)}V50`} strokeWidth="0.75" />
      ))}
      <path d="M0 50h290" strokeWidth="1.5" />
      <path d="M0 56h26M264 56h26M0 62h18m254 0h18" strokeWidth="0.75" />
    </svg>
  );
}
