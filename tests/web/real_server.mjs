export class RealServer { constructor() { throw new Error('not yet'); } }
