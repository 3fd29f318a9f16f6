import type { ModelVersion } from '../../api/models';
import { EvidencePanel } from './EvidencePanel';
import { WaiversPanel } from './WaiversPanel';

export function EvidenceTab({ version }: { version: ModelVersion }) {
  return (
    <>
      <EvidencePanel model={version.model} number={String(version.version)} />
      <WaiversPanel model={version.model} version={version.version} />
    </>
  );
}
