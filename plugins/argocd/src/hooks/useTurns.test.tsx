import { act, renderHook } from '@testing-library/react';
import { useTurns } from './useTurns';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) =>
  act(() => {
    jest.advanceTimersByTime(milliseconds);
  });

describe('useTurns', () => {
  it('counts while something is waited for', () => {
    const { result, rerender } = renderHook(
      (isWaiting: boolean) => useTurns({ milliseconds: 5_000, isWaiting }),
      { initialProps: true },
    );

    later(11_000);
    expect(result.current).toBe(2);

    rerender(false);
    later(60_000);
    expect(result.current).toBe(2);
  });

  it('stands still while nobody looks', () => {
    const { result } = renderHook(() => useTurns({ milliseconds: 5_000 }));
    const visibility = jest
      .spyOn(document, 'visibilityState', 'get')
      .mockReturnValue('hidden');

    later(60_000);
    expect(result.current).toBe(0);

    visibility.mockReturnValue('visible');
    later(5_000);
    expect(result.current).toBe(1);
  });
});
