import { useDatasets } from '../../api/datasets';
import { useRecipes, type Recipe } from '../../api/training';
import type { Dataset } from '../../api/datasets';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { SubmitForm } from './SubmitForm';

export function SubmitPage() {
  const recipes = useRecipes();
  const datasets = useDatasets();
  return (
    <Page title={t('New run')} crumbs={[[t('Training'), 'training']]}>
      <Loaded query={recipes} rows={8}>
        {({ items }) => <Loaded query={datasets}>{(rows) => <Form recipes={items} datasets={rows} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function Form({ recipes, datasets }: { recipes: Recipe[]; datasets: Dataset[] }) {
  const recipe = recipes[0];
  if (!recipe) return <Panel><Empty what={t('No recipe is installed')} /></Panel>;
  if (datasets.length === 0) {
    return (
      <Panel>
        <Empty what={t('A run needs a dataset')} why={t('Generate one first; it takes a second.')} action={<ButtonLink to="datasets?generate=1" tone="primary">{t('Generate a dataset')}</ButtonLink>} />
      </Panel>
    );
  }
  return <SubmitForm recipes={recipes} first={recipe} datasets={datasets} />;
}
