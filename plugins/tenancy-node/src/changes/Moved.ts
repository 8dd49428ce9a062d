/** Something moved on the forge while a change was brought there: look again. */
export class Moved extends Error {
  constructor() {
    super('The branch moved');
    this.name = 'Moved';
  }
}

/** What a writing call gives; {@link Moved} where somebody else was faster. */
export async function unlessMoved<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConflictError') {
      throw new Moved();
    }
    throw error;
  }
}
