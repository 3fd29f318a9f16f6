import { i18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => i18n.on('change', listener);

export function useLocale(): string {
  return useSyncExternalStore(subscribe, () => i18n.locale);
}
