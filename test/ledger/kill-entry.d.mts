export declare const entryOf: (round: number | string, number: number) => Buffer;
