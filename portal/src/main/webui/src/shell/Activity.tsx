import { useRouter } from '@tanstack/react-router';
import { useReleases } from '../api/releases';
import { isLive, useRuns } from '../api/training';
import { percent } from '../format/number';
import { t } from '../i18n';
import { useTeam } from '../session/team';
import { ToneGlyph } from '../ui/glyphs';
import { Menu, type MenuEntry } from '../ui/Menu';

/** What is running in the team right now. */
export function Activity() {
  const team = useTeam();
  const router = useRouter();
  const runs = useRuns().data?.filter(isLive) ?? [];
  const releases = useReleases().data?.filter((release) => release.state === 'RUNNING') ?? [];
  const entries: MenuEntry[] = [
    ...runs.map((run) => ({
      key: run.id,
      label: `${t('Run')} ${run.name || run.id}`,
      note: percent(run.progress, 0),
      onSelect: () => router.history.push(`/t/${team}/training/runs/${run.id}`),
    })),
    ...releases.map((release) => ({
      key: release.id,
      label: `${t('Release')} ${release.model} v${release.version} → ${release.alias}`,
      note: release.message ?? undefined,
      onSelect: () => router.history.push(`/t/${team}/releases/${release.id}`),
    })),
  ];
  const idle = entries.length === 0;
  const nothing = { key: 'none', label: t('Nothing is running'), onSelect: () => undefined };
  return (
    <Menu
      label={t('{n, plural, =0 {Activity: nothing is running} one {Activity: # running} other {Activity: # running}}', { n: entries.length })}
      trigger={
        <span className="status" data-tone={idle ? 'idle' : 'busy'}>
          <ToneGlyph tone={idle ? 'idle' : 'busy'} />
          {idle ? t('Idle') : t('{n} running', { n: entries.length })}
        </span>
      }
      entries={idle ? [nothing] : entries}
    />
  );
}
