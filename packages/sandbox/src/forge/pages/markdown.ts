import MarkdownIt from 'markdown-it';
import { Html, trusted } from './html';
import { encodePath } from './layout';

/** Where relative links and pictures of a text lead. */
export interface MarkdownPlace {
  /** Address under which files are shown: `/owner/name/src/branch/main`. */
  source: string;
  /** Address under which files are sent as they are. */
  raw: string;
  /** Folder of the text itself; empty at the root. */
  folder: string;
}

/**
 * Renders Markdown. HTML in it is shown as text, and links to anything that could run are none:
 * both are markdown-it's own doing.
 */
export function renderMarkdown(text: string, place?: MarkdownPlace): Html {
  const markdown = new MarkdownIt({ html: false, linkify: true });
  if (place) {
    const rebase = (target: string, root: string) =>
      isRelative(target) ? resolveIn(root, place.folder, target) : target;
    markdown.core.ruler.push('rebase', state => {
      const visit = (tokens: typeof state.tokens) => {
        for (const token of tokens) {
          const href = token.attrGet('href');
          const source = token.attrGet('src');
          if (href !== null) {
            token.attrSet('href', rebase(href, place.source));
          }
          if (source !== null) {
            token.attrSet('src', rebase(source, place.raw));
          }
          visit(token.children ?? []);
        }
      };
      visit(state.tokens);
    });
  }
  return trusted(markdown.render(text));
}

function isRelative(target: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(target);
}

/** Follows `..` no further up than the root of the repository. */
function resolveIn(root: string, folder: string, target: string): string {
  const base = `http://forge/${encodePath(folder)}${folder === '' ? '' : '/'}`;
  const { pathname, search, hash } = new URL(target, base);
  return `${root}${pathname}${search}${hash}`;
}
