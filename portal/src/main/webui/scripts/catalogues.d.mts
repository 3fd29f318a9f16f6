import type { Plugin } from 'vite';
export function catalogues(): Plugin;
export function compile(locale: string, catalogue: Record<string, string>): Record<string, unknown>;
