import { ApiClient, at, base64 } from './apiClient';

/** What people do on the way to a pull request, by the API. */
export class PullRequestAuthor {
  readonly #api: ApiClient;
  readonly #repo: string;

  /** @param repo - `/repos/payments/checkout` */
  constructor(api: ApiClient, repo: string) {
    this.#api = api;
    this.#repo = repo;
  }

  /** Commits to a branch, which is made where there is none. */
  async write(branch: string, path: string, text: string) {
    const there = await this.#api('GET', `${this.#repo}/branches/${branch}`);
    const ref = there.status === 200 ? branch : 'main';
    const file = await this.#api(
      'GET',
      `${this.#repo}/contents/${path}?ref=${ref}`,
    );
    const answer = await this.#api(
      file.status === 200 ? 'PUT' : 'POST',
      `${this.#repo}/contents/${path}`,
      {
        branch: ref,
        ...(ref === branch ? {} : { new_branch: branch }),
        content: base64(text),
        message: `Write ${path}`,
        ...(file.status === 200 ? { sha: file.object.sha ?? null } : {}),
      },
    );
    return String(at(answer.object, 'commit', 'sha'));
  }

  /** Opens one to main, and returns its number. */
  async open(head: string, title = `Add ${head}`) {
    const answer = await this.#api('POST', `${this.#repo}/pulls`, {
      head,
      base: 'main',
      title,
      body: 'Because',
    });
    if (answer.status !== 201) {
      throw new Error(`${head} was not opened: ${answer.text}`);
    }
    return Number(answer.object.number);
  }
}
