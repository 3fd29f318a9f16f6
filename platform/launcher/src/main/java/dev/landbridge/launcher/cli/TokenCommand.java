package dev.landbridge.launcher.cli;

import dev.landbridge.client.account.Token;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Your personal access tokens.", mixinStandardHelpOptions = true)
public final class TokenCommand {
    @Command(name = "list", description = "List your tokens.", mixinStandardHelpOptions = true)
    int list(@Mixin Server server) {
        Table<Token> table = new Table<Token>("No tokens.")
                .column("ID", Token::id)
                .column("NAME", Token::name)
                .column("PREFIX", Token::prefix)
                .column("SCOPES", token -> token.scopes() == null ? "" : String.join(",", token.scopes()))
                .column("EXPIRES", Token::expiresAt)
                .column("LAST USED", Token::lastUsedAt);
        return server.list(server.client().tokens().list(), 500, table);
    }

    @Command(name = "create", description = "Make a token. It is shown this once.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Server server,
            @Parameters(paramLabel = "NAME", description = "What it is for") String name,
            @Option(names = "--days", paramLabel = "N", defaultValue = "90", description = "1 to 366. Default: 90")
                    int days,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            split = ",",
                            description = "read, write or release; each includes those before it. Default: release")
                    List<String> scopes) {
        Token token = scopes == null
                ? server.client().tokens().create(name, days)
                : server.client().tokens().create(name, days, scopes);
        return server.show(token, terminal -> terminal.line(token.token()));
    }

    @Command(name = "revoke", description = "End a token at once.", mixinStandardHelpOptions = true)
    int revoke(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        server.client().tokens().revoke(id);
        return server.show(Map.of("revoked", id), terminal -> terminal.line("Revoked " + id + "."));
    }
}
