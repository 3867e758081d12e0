'use client';

import { useEffect } from 'react';

/** Closes an open menu on Escape and on a tap outside. Without script its button does. */
export function MenuDismissal() {
  useEffect(() => {
    const close = (event: Event) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
        if (event instanceof KeyboardEvent) {
          if (event.key !== 'Escape') return;
          if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
        } else if (event.target instanceof Node && menu.contains(event.target)) {
          continue;
        }
        menu.open = false;
      }
    };
    document.addEventListener('keydown', close);
    document.addEventListener('click', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('click', close);
    };
  }, []);
  return null;
}
