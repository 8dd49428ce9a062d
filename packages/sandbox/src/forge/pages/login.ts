import { z } from 'zod';
import { Identity, personas } from '../../identities';
import { unprocessable } from '../errors';
import { PageCall } from './calls';
import { Html, html } from './html';
import { sendPage } from './layout';
import { Sessions } from './session';

const loginSchema = z.object({
  name: z.string(),
  redirect_to: z.string().default('/'),
});

/** `/user/login`: the visitor picks who to be. */
export async function loginPage(call: PageCall): Promise<void> {
  const { services } = call;
  const names = new Set(personas.map(({ name }) => name));
  const people = services.people.identities.filter(({ name }) =>
    names.has(name),
  );
  sendPage(call, {
    title: 'Sign in',
    body: html`
      <h1>Who are you?</h1>
      <p>
        This is the sandbox: pick a person, without a password. Each may write
        the repositories of their team.
      </p>
      <form method="post" action="/user/login">
        <input
          type="hidden"
          name="redirect_to"
          value="${localPath(call.request.query.redirect_to)}"
        />
        <ul class="people">
          ${people.map(identity => personButton(identity, call.viewer))}
        </ul>
      </form>
    `,
  });
}

/** Signs in, and goes back to where the visitor came from. */
export async function loginForm(
  { request, response, services }: PageCall,
  sessions: Sessions,
): Promise<void> {
  const form = loginSchema.safeParse(request.body);
  const identity = form.success && services.people.find(form.data.name);
  if (!identity) {
    throw unprocessable('There is nobody of this name.');
  }
  sessions.signIn(response, identity);
  response.redirect(303, localPath(form.data.redirect_to));
}

/** Signs out. */
export async function logoutForm(
  { response }: PageCall,
  sessions: Sessions,
): Promise<void> {
  sessions.signOut(response);
  response.redirect(303, '/');
}

/** A path of this forge; `/` for anything that would lead elsewhere. */
export function localPath(target: unknown): string {
  const origin = 'http://forge.invalid';
  if (
    typeof target !== 'string' ||
    !/^\/(?![/\\])/.test(target) ||
    !URL.canParse(target, origin)
  ) {
    return '/';
  }
  const url = new URL(target, origin);
  return url.origin === origin
    ? `${url.pathname.replace(/^\/+/, '/')}${url.search}`
    : '/';
}

function personButton(identity: Identity, viewer: Identity | undefined): Html {
  const isViewer = viewer?.name === identity.name;
  return html`<li>
    <button
      name="name"
      value="${identity.name}"
      ${isViewer && html`aria-pressed="true"`}
    >
      ${identity.title}
      <span
        >${
          identity.administrator
            ? 'Administrator'
            : html`Team ${identity.teams.join(', ')}`
        }${isViewer && ', signed in now'}</span
      >
    </button>
  </li>`;
}
