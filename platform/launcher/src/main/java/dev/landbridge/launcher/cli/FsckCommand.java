package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.storage.StorageCheck;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "fsck",
        description = {
            "Verify the digest of every stored file. Needs the role operator (--user operator on a laptop).",
            "Exit code 0 only when every byte is what it should be, 7 otherwise."
        },
        mixinStandardHelpOptions = true)
public final class FsckCommand implements Callable<Integer> {
    @Mixin
    private Server server;

    @Override
    public Integer call() {
        LandbridgeClient client = server.client();
        ProgressLine line = server.progress().progress("fsck");
        StorageCheck check = client.storage()
                .await(
                        client.storage().check().id(),
                        seen -> line.update(
                                seen.total() == 0 ? 0 : (double) seen.checked() / seen.total(),
                                seen.checked() + " of " + seen.total() + " files"));
        if (check.clean()) {
            line.done(Text.count(check.checked()) + " files, every digest right");
        } else {
            line.failed(check.state() + ", " + check.findings().size() + " damaged");
        }
        server.show(
                check,
                terminal -> check.findings()
                        .forEach(finding -> terminal.line(finding.sha256() + "  " + finding.problem())));
        return check.clean() ? 0 : ExitCode.CORRUPT;
    }
}
