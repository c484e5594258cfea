// Two players meet in a lobby and start a match. It needs LocalCloud, and the built client: npm run build.
import { LobbyClient } from '@gamelobby/client';

// Node has a global WebSocket from version 22.
const WebSocket = globalThis.WebSocket ?? (await import('ws')).default;

const ada = await connect('Ada');
const grace = await connect('Grace');
const tickets = [ticketOf(ada), ticketOf(grace)];

const lobby = await ada.createLobby({ name: "Ada's lobby", mode: 'ctf', maxPlayers: 2, countdownSeconds: 1 });
await grace.joinLobby({ code: lobby.code });
await ada.setReady({ ready: true });
await grace.setReady({ ready: true });
await ada.startMatch();
for (const { matchId } of await Promise.all(tickets)) console.log(`The match ${matchId} has started.`);

await ada.endMatch({ result: 'Ada 3 : 1 Grace' });
await Promise.all([ada.leaveLobby(), grace.leaveLobby()]);
await Promise.all([ada.close(), grace.close()]);

async function connect(name) {
    const signIn = { method: 'POST', body: JSON.stringify({ playerId: crypto.randomUUID(), name }) };
    const token = async () => (await (await fetch('http://localhost:3000/dev/token', signIn)).json()).token;
    const client = new LobbyClient({ url: 'ws://localhost:3000/v1', token, WebSocket });
    client.on('lobbyChanged', ({ after }) => console.log(`${name} sees: ${after?.status ?? 'no lobby'}`));
    await client.connect();
    return client;
}

function ticketOf(client) {
    return new Promise(resolve => client.on('matchTicketReceived', resolve));
}
