import { within } from '../within.ts';

interface Product {
  sku: string;
  title: string;
  /** In cents. */
  price: number;
}

const url = process.env.SEARCH_URL;

export async function renderSearch(words: string): Promise<string> {
  const products = await within(800, find(words), []);
  const items = products.map(
    ({ title, price }) => `<li>${escape(title)} <b>${(price / 100).toFixed(2)} €</b></li>`,
  );
  return `<!doctype html><title>${escape(words)}</title><ul>${items.join('')}</ul>`;
}

async function find(words: string): Promise<Product[]> {
  const response = await fetch(`${url}/v1/search?q=${encodeURIComponent(words)}`);
  return (await response.json()).products;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.codePointAt(0)};`);
}
