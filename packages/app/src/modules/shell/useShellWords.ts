import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../../translations/appTranslationRef';

/**
 * The titles of plugins' pages, which are set where the plugins are declared and so in English alone, with our words for
 * them.
 */
const WORDS = {
  Catalog: 'navigation.catalog',
  Tenants: 'navigation.tenants',
  Delivery: 'navigation.delivery',
  APIs: 'navigation.apis',
  Documentation: 'navigation.docs',
  Docs: 'navigation.docs',
  Create: 'navigation.create',
  Search: 'navigation.search',
  Settings: 'navigation.settings',
  Notifications: 'navigation.notifications',
  Templates: 'shell.templates',
  Tasks: 'shell.tasks',
  Actions: 'shell.actions',
  'Template Editor': 'shell.templateEditor',
  'Templating Extensions': 'shell.templatingExtensions',
  General: 'shell.general',
  'Authentication Providers': 'shell.authenticationProviders',
  'Feature Flags': 'shell.featureFlags',
  'Catalog Graph': 'shell.catalogGraph',
} as const;

const isKnown = (title: string): title is keyof typeof WORDS => title in WORDS;

/** A title in the viewer's language, as far as we know it. */
export function useShellWords(): (title: string) => string {
  const { t } = useTranslationRef(appTranslationRef);
  return title => (isKnown(title) ? t(WORDS[title]) : title);
}
