import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { catalogTranslation } from './extensions/catalogTranslation';
import { coreComponentsTranslation } from './extensions/coreComponentsTranslation';
import { userSettingsTranslation } from './extensions/userSettingsTranslation';

const french: Record<string, () => Promise<{ default: unknown }>> = {
  apiDocs: () => import('./fr/apiDocs'),
  catalog: () => import('./fr/catalog'),
  catalogGraph: () => import('./fr/catalogGraph'),
  catalogReact: () => import('./fr/catalogReact'),
  coreComponents: () => import('./fr/coreComponents'),
  kubernetes: () => import('./fr/kubernetes'),
  kubernetesReact: () => import('./fr/kubernetesReact'),
  notifications: () => import('./fr/notifications'),
  org: () => import('./fr/org'),
  scaffolder: () => import('./fr/scaffolder'),
  scaffolderReact: () => import('./fr/scaffolderReact'),
  search: () => import('./fr/search'),
  searchReact: () => import('./fr/searchReact'),
  techdocs: () => import('./fr/techdocs'),
  userSettings: () => import('./fr/userSettings'),
};

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{?[^}]+\}\}?/g)].map(([match]) => match).sort();

async function messagesOf(name: string): Promise<Record<string, string>> {
  const module = await french[name]();
  return (module.default as { messages: Record<string, string> }).messages;
}

it.each(Object.keys(french))(
  'the French of %s has no typewriter’s apostrophe, and no exclamation',
  async name => {
    const messages = await messagesOf(name);
    expect(
      Object.values(messages).filter(text =>
        /[a-zA-Zé]'[a-zA-Zé]|!/.test(text),
      ),
    ).toEqual([]);
  },
);

it('keeps the places that values go into', async () => {
  const { catalogTranslationRef } =
    await import('@backstage/plugin-catalog/alpha');
  const ref = catalogTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  };
  const messages = await messagesOf('catalog');
  for (const [key, text] of Object.entries(ref.getDefaultMessages())) {
    expect([key, placeholders(messages[key])]).toEqual([
      key,
      placeholders(text),
    ]);
  }
});

it('is registered for each plugin under its own name', () => {
  const resources = [
    createExtensionTester(catalogTranslation),
    createExtensionTester(coreComponentsTranslation),
    createExtensionTester(userSettingsTranslation),
  ].map(tester => tester.get(TranslationBlueprint.dataRefs.translation));

  expect(resources.map(({ id }) => id)).toEqual([
    'catalog',
    'core-components',
    'user-settings',
  ]);
});
