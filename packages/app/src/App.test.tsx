import { render, screen, waitFor } from '@testing-library/react';
import { app } from './App';

const configOf = (language: string) => [
  {
    context: 'test',
    data: {
      app: {
        title: 'Socle',
        baseUrl: 'http://localhost',
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
      sandbox: {
        personas: [
          {
            name: 'ines.moreau',
            title: 'Inès Moreau',
            role: 'Developer, payments',
            description: 'Her services are healthy.',
          },
        ],
      },
    },
  },
];

describe('the portal', () => {
  it('starts at the question who one is, in the language that one reads', async () => {
    jest.replaceProperty(process, 'env', {
      NODE_ENV: 'test',
      APP_CONFIG: configOf('fr') as unknown as string,
    });

    render(app.createRoot());

    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Qui êtes-vous aujourd’hui ?' }),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', {
          name: 'Se connecter en tant que Inès Moreau',
        }),
      ).toBeVisible(),
    );
    expect(document.body).toHaveAttribute('data-theme-name', 'socle');
  });
});
