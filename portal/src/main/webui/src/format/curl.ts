/** Quotes a word for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The request of a form as a command; $LANDBRIDGE_TOKEN is a personal access token. */
export function asCurl(method: string, path: string, team: string, body?: unknown): string {
  const lines = [
    `curl -X ${method} ${location.origin}${path}`,
    `  -H "Authorization: Bearer $LANDBRIDGE_TOKEN" -H ${quote(`X-Landbridge-Team: ${team}`)}`,
  ];
  if (body !== undefined) {
    lines.push(`  -H 'Content-Type: application/json'`, `  -d ${quote(JSON.stringify(body))}`);
  }
  return lines.join(' \\\n');
}
