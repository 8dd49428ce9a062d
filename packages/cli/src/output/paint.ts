import { styleText } from 'node:util';

/** Colours, where there is somebody to see them. */
export type Paint = (style: Style, text: string) => string;

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Colours on a terminal, unless NO_COLOR asks for none (https://no-color.org). */
export function paintFor(options: {
  terminal: boolean | undefined;
  environment: Record<string, string | undefined>;
}): Paint {
  const { terminal, environment } = options;
  const plain =
    !terminal || Boolean(environment.NO_COLOR) || environment.TERM === 'dumb';
  return (style, text) =>
    // The terminal was asked above, for both streams alike.
    plain ? text : styleText(style, text, { validateStream: false });
}
