/** What is used of the library; its own types are not found from an ES module (its package.json names none). */
declare module '@openmined/psi.js' {
  export interface Elements {
    setRevealIntersection(value: boolean): void;
    setEncryptedElementsList(elements: readonly Uint8Array[]): void;
    getEncryptedElementsList_asU8(): Uint8Array[];
  }
  interface Client {
    delete(): void;
    createRequest(inputs: readonly string[]): Elements;
    getPrivateKeyBytes(): Uint8Array;
  }
  interface Server {
    delete(): void;
    processRequest(request: Elements): Elements;
  }
  export interface Library {
    readonly request: new () => Elements;
    readonly client: {
      createWithNewKey(reveal: boolean): Client;
      createFromKey(key: Uint8Array, reveal: boolean): Client;
    };
    readonly server: { createFromKey(key: Uint8Array, reveal: boolean): Server };
  }
  const load: () => Promise<Library>;
  export default load;
}
