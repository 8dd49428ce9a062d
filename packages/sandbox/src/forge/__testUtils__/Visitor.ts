/** A browser with one cookie. */
export class Visitor {
  readonly #baseUrl: string;
  readonly #onPost: () => void;
  #cookie = '';

  constructor(baseUrl: string, onPost: () => void = () => {}) {
    this.#baseUrl = baseUrl;
    this.#onPost = onPost;
  }

  async get(path: string) {
    const response = await fetch(this.#baseUrl + path, {
      redirect: 'manual',
      headers: { Cookie: this.#cookie },
    });
    return { response, status: response.status, text: await response.text() };
  }

  /** Sends a form as a page of the forge would, or with other headers. */
  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' },
  ) {
    this.#onPost();
    const response = await fetch(this.#baseUrl + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: this.#cookie, ...headers },
      body: new URLSearchParams(fields),
    });
    const [cookie] = response.headers.getSetCookie();
    this.#cookie = cookie?.split(';')[0] ?? this.#cookie;
    return { response, status: response.status, text: await response.text() };
  }

  async signIn(name: string) {
    return await this.post('/user/login', { name, redirect_to: '/' });
  }
}
