import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Panel } from '../../ui/Panel';
import { differenceOf } from './difference';

/** Both greedy continuations, with the stretch marked in which they differ. */
export function Continuations({ reference, target }: { reference: string | null; target: string | null }) {
  if (reference === null && target === null) return null;
  const found = differenceOf(reference ?? '', target ?? '');
  const words = found.at === null ? t('Both sides continue in the same words.') : t('The texts part after {n} characters.', { n: integer(found.at) });
  return (
    <>
      <div className="columns">
        <Panel title={t('Reference, greedy')}><Said before={found.same} own={found.reference} after={found.rest} /></Panel>
        <Panel title={t('Target, greedy')}><Said before={found.same} own={found.target} after={found.rest} /></Panel>
      </div>
      <p className="quiet">{words}</p>
    </>
  );
}

function Said({ before, own, after }: { before: string; own: string; after: string }) {
  return <div className="said">{before}{own ? <mark>{own}</mark> : null}{after}</div>;
}
