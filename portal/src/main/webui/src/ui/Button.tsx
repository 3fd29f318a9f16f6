import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from './Link';
import { useTeam } from '../session/team';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: 'primary' | 'danger' | 'plain';
  size?: 'small';
  /** Why the button cannot be used: it stays focusable and says so. */
  blocked?: string | null;
}

export function Button({ tone, size, blocked, children, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      className="button"
      data-tone={tone}
      data-size={size}
      type={type}
      aria-disabled={blocked ? true : undefined}
      title={blocked ?? undefined}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {children}
    </button>
  );
}

export function ButtonLink({ to, tone, size, children }: { to: string; tone?: Props['tone']; size?: 'small'; children: ReactNode }) {
  const team = useTeam();
  return (
    <Link className="button" data-tone={tone} data-size={size} href={`/t/${team}/${to}`}>
      {children}
    </Link>
  );
}
