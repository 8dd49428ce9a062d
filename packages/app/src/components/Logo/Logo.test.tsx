import { render, screen } from '@testing-library/react';
import { SocleThemeProvider } from '../../modules/theme/SocleThemeProvider';
import { LogoFull, LogoIcon } from '.';

describe('the logo', () => {
  it('says its name once, where the name is drawn', () => {
    render(
      <SocleThemeProvider mode="light">
        <LogoFull />
        <LogoIcon />
      </SocleThemeProvider>,
    );

    expect(screen.getAllByRole('img')).toHaveLength(1);
    expect(screen.getByRole('img', { name: 'Socle' })).toBeInTheDocument();
  });
});
