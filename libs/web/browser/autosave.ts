const QUIET_MS = 1_500;

const texts = {
  cut: 'Pas encore enregistré : la connexion est coupée. Votre texte reste ici.',
  signedOut: 'Pas encore enregistré : votre session est finie. Connectez-vous dans un autre onglet.',
  changed:
    'Cette page a changé dans un autre onglet. Votre texte reste ici : enregistrez, vous pourrez comparer les deux.',
  refused: 'Pas encore enregistré : une réponse est à revoir. Enregistrez pour voir laquelle.',
} as const;

/** Saves a step of a draft, or a review, a moment after the last change, by the same POST as its button, and says when. */
export function autosave(form: HTMLFormElement): void {
  const said = statusIn(form);
  let timer = 0;
  let isDirty = false;
  let mayGoOn = true;
  let running: Promise<void> | null = null;

  const save = async (keepalive = false): Promise<void> => {
    clearTimeout(timer);
    if (!isDirty || !mayGoOn) return;
    if (running) return running.then(() => save(keepalive));
    isDirty = false;
    running = send(form, keepalive).then((outcome) => {
      said.textContent = outcome.text;
      mayGoOn = outcome.text !== texts.changed;
      isDirty ||= !outcome.isSaved;
      running = null;
    });
    return running;
  };

  form.addEventListener('input', () => {
    isDirty = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), QUIET_MS);
  });
  window.addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true);
  });
  // A save on its way changes the revision that the button would send.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isDirty = false;
    if (running === null) return;
    event.preventDefault();
    void running.then(() => {
      isDirty = false;
      form.requestSubmit(event.submitter);
    });
  });
}

function statusIn(form: HTMLFormElement): HTMLParagraphElement {
  const said = document.createElement('p');
  said.className = 'hint';
  said.setAttribute('role', 'status');
  form.append(said);
  return said;
}

async function send(form: HTMLFormElement, keepalive: boolean): Promise<{ text: string; isSaved: boolean }> {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
      redirect: 'manual',
      keepalive,
    });
    if (response.type === 'opaqueredirect' || response.status === 401)
      return { text: texts.signedOut, isSaved: false };
    if (response.status === 409) return { text: texts.changed, isSaved: false };
    if (!response.ok) return { text: texts.refused, isSaved: false };
    const { revision } = (await response.json()) as { revision: number };
    const field = form.elements.namedItem('revision');
    if (field instanceof HTMLInputElement) field.value = String(revision);
    const time = new Date().toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
    return { text: `Enregistré à ${time}`, isSaved: true };
  } catch {
    return { text: texts.cut, isSaved: false };
  }
}
