import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Facts } from '../../ui/Facts';
import { Link } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';

export function AccountPage() {
  const session = useSession();
  return (
    <Page title={t('Account')} actions={<Link className="button" href="/tokens">{t('Personal access tokens')}</Link>}>
      <Panel title={t('You')}>
        <Facts
          rows={[
            [t('Name'), session?.user.display_name],
            [t('Sign-in name'), session?.user.name],
            ...(session?.teams ?? []).map((team): [string, string] => [t('Team {name}', { name: team.display_name || team.name }), team.roles.join(', ')]),
          ]}
        />
      </Panel>
    </Page>
  );
}
