import { useEffect } from 'react';
import { useLanguage } from '@socle/plugin-platform-react';

/** Tells browsers and screen readers what language the page is in. Draws nothing. */
export function DocumentLanguage() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return null;
}
