import { SIGNING_KEY, signatureHref, useSignature } from '../../api/records';
import type { ModelVersion } from '../../api/models';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Code } from '../../ui/Copy';
import { Download } from '../../ui/Download';
import { flatten, Facts } from '../../ui/Facts';
import { Empty, Loaded, Panel } from '../../ui/Panel';

/** The OMS signature of the version's manifest, and the commands that verify it without this server. */
export function SignatureTab({ version }: { version: ModelVersion }) {
  const signature = useSignature(version.model, version.version);
  const team = useTeam();
  const { origin } = location;
  const auth = `-H "Authorization: Bearer $LANDBRIDGE_TOKEN" -H 'X-Landbridge-Team: ${team}'`;
  const verify = [
    `export HF_ENDPOINT=${origin} HF_HUB_DISABLE_XET=1 HF_TOKEN=$LANDBRIDGE_TOKEN`,
    `hf download ${team}/${version.model} --revision v${version.version} --local-dir ${version.model}`,
    `rm -r ${version.model}/.cache`,
    `curl ${auth} -o model.sig ${origin}${signatureHref(version.model, version.version)}`,
    `curl -o signing-key.pem ${origin}${SIGNING_KEY}`,
    'pip install model-signing',
    `model_signing verify key ${version.model} --signature model.sig --public_key signing-key.pem`,
  ].join('\n');
  return (
    <div className="columns wide-left">
      <Panel title={t('Verify without this server')}>
        <div className="stack">
          <p>{t('The signature covers the digest of every file. model_signing of the OpenSSF checks it with the public key alone; a changed, added or missing file fails.')}</p>
          <Code text={verify} />
          <p className="row wrap">
            <Download path={signatureHref(version.model, version.version)} name={`${version.model}-v${version.version}.sig`}>{t('Download the signature')}</Download>
            <a className="inline-link" href={SIGNING_KEY} download="signing-key.pem">{t('Download the public key')}</a>
          </p>
        </div>
      </Panel>
      <Panel title={t('Signature')}>
        <Loaded query={signature}>
          {(bundle) => (Object.keys(bundle).length === 0 ? <Empty what={t('Not signed')} /> : <Facts rows={signed(bundle)} />)}
        </Loaded>
      </Panel>
    </div>
  );
}

interface Statement {
  subject?: { name?: string; digest?: { sha256?: string } }[];
  predicateType?: string;
  predicate?: { resources?: unknown[]; serialization?: unknown };
}

function signed(bundle: Record<string, unknown>): [string, string][] {
  const envelope = bundle['dsseEnvelope'] as { payload?: string; payloadType?: string } | undefined;
  const statement = decode(envelope?.payload);
  return [
    [t('Media type'), String(bundle['mediaType'] ?? '–')],
    [t('Statement'), statement?.predicateType ?? '–'],
    [t('Subject'), statement?.subject?.[0]?.name ?? '–'],
    ['SHA-256', statement?.subject?.[0]?.digest?.sha256 ?? '–'],
    [t('Files'), String(statement?.predicate?.resources?.length ?? '–')],
    ...flatten(statement?.predicate?.serialization),
  ];
}

function decode(payload: string | undefined): Statement | null {
  try {
    return payload ? (JSON.parse(atob(payload)) as Statement) : null;
  } catch {
    return null;
  }
}
