package dev.parley.cli.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Message.Letter;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.delivery.SampleNotice;
import dev.parley.alert.delivery.preview.NoticePreview;
import dev.parley.cli.CommandFailure;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley notice-preview}: what a receiver would be sent of a notice. */
@Command(name = "notice-preview", description = "Prints what receivers are sent of a notice, and sends nothing.")
public final class NoticePreviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--receiver",
            paramLabel = "TYPE",
            description = "One of ${COMPLETION-CANDIDATES}; default: all of them.")
    private @Nullable NoticePreview type;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A notice in JSON, as on its topic and at /notices/ID; default: a made-up one.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Message message = new Message(Occasion.NOTICE, List.of(new Letter("sample-delivery", notice(), null)));
        PrintWriter out = spec.commandLine().getOut();
        if (type != null) {
            out.println(type.of(message));
            return 0;
        }
        for (NoticePreview each : NoticePreview.values()) {
            out.println("--- " + each);
            out.println(each.of(message));
            out.println();
        }
        return 0;
    }

    private NoticeEvent notice() {
        if (file == null) {
            return SampleNotice.at(Instant.now());
        }
        try {
            return EventJson.mapper().readValue(Files.readString(file), NoticeEvent.class);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(file + " is no notice: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file);
        }
    }
}
