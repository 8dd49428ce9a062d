import { act, render, screen } from '@testing-library/react';
import { Changing } from '.';

describe('Changing', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('marks a new value for a second, and the first one not at all', () => {
    const { rerender } = render(<Changing value={2} />);
    expect(screen.getByText('2')).not.toHaveAttribute('data-changed');

    rerender(<Changing value={3} />);
    expect(screen.getByText('3')).toHaveAttribute('data-changed', 'true');

    act(() => jest.advanceTimersByTime(1_000));
    expect(screen.getByText('3')).not.toHaveAttribute('data-changed');
  });

  it('leaves a value alone that is drawn again', () => {
    const { rerender } = render(<Changing value="ok">OK</Changing>);
    rerender(<Changing value="ok">OK</Changing>);

    expect(screen.getByText('OK')).not.toHaveAttribute('data-changed');
  });
});
