/** The page that shows a piece of evidence, inside the team; null for evidence without a page. */
export function evidencePath(kind: string, id: string): string | null {
  switch (kind) {
    case 'evaluation':
      return `evals/${id}`;
    case 'parity':
    case 'parity-run':
    case 'parity_run':
      return `parity/${id}`;
    case 'certificate':
      return `certificates/${id}`;
    case 'deployment':
      return `deployments/${id}`;
    case 'run':
      return `training/runs/${id}`;
    case 'release':
      return `releases/${id}`;
    default:
      return null;
  }
}
