import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useTeam } from '../session/team';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A link inside the portal: an ordinary anchor whose plain click does not load the page anew. */
export function Link({ href, onClick, ...rest }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || modified) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}

/** A link to a page of the current team: `to` is the part after /t/:team/. */
export function TeamLink({ to, ...rest }: Omit<Props, 'href'> & { to: string }) {
  const team = useTeam();
  return <Link href={`/t/${team}/${to}`} {...rest} />;
}

export function useGo(): (to: string) => void {
  const router = useRouter();
  const team = useTeam();
  return (to) => router.history.push(`/t/${team}/${to}`);
}
