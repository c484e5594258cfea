/** An error that the client receives. */
export class Refusal extends Error {
    constructor(code) {
        super(code);
        this.code = code;
    }
}
