import { screen, waitFor } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DocumentLanguage } from './DocumentLanguage';
import { SoclePageLayout } from './SoclePageLayout';

function renderLayout(language: string) {
  window.localStorage.clear();
  return renderInTestApp(
    <>
      <DocumentLanguage />
      <SoclePageLayout
        title="Create"
        tabs={[
          { id: 'templates', label: 'Templates', href: 'templates' },
          { id: 'other', label: 'Something of a plugin', href: '/elsewhere' },
        ]}
      >
        <p>Content</p>
      </SoclePageLayout>
    </>,
    {
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  defaultLanguage: language,
                  availableLanguages: ['en', 'fr'],
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    },
  );
}

it.each([
  ['en', 'Create', 'Templates'],
  ['fr', 'Créer', 'Modèles'],
])('titles pages in %s', async (language, title, tab) => {
  renderLayout(language);

  /* What is drawn at first is replaced when the words of its language are there. */
  await waitFor(() => {
    expect(
      screen.getByRole('heading', { level: 1, name: title }),
    ).toBeVisible();
    expect(screen.getByText(tab).closest('a')).toHaveAttribute(
      'href',
      '/templates',
    );
    expect(screen.getByText('Something of a plugin')).toBeVisible();
    expect(screen.getByText('Content')).toBeVisible();
    expect(document.documentElement.lang).toBe(language);
  });
});
