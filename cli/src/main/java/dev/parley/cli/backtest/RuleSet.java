package dev.parley.cli.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.Priorities;
import dev.parley.cli.CommandFailure;
import dev.parley.contract.event.Instrument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** By which rules alert decides. */
record RuleSet(TransitionTable transitions, Priorities priorities) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Those that ship with the service. */
    static RuleSet standard() {
        return new RuleSet(TransitionTable.standard(), Priorities.standard());
    }

    /**
     * These rules, with each of the files in place of what is of its kind.
     *
     * @throws CommandFailure naming the file, the entry and the reason, when one cannot be used
     */
    RuleSet with(List<Path> files) {
        RuleSet rules = this;
        for (Path file : files) {
            rules = rules.with(file);
        }
        return rules;
    }

    /** What kind of rules a file has is seen by its keys. */
    private RuleSet with(Path file) {
        try {
            byte[] yaml = Files.readAllBytes(file);
            JsonNode root = YAML.readTree(yaml);
            if (root.has("rules")) {
                return new RuleSet(transitions, Priorities.read(file.toString(), new ByteArrayInputStream(yaml)));
            }
            if (root.has("window") || Arrays.stream(Instrument.values()).anyMatch(each -> root.has(each.name()))) {
                return new RuleSet(TransitionTable.read(file.toString(), new ByteArrayInputStream(yaml)), priorities);
            }
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new CommandFailure(file + line + ": no valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file);
        } catch (IllegalStateException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e); // names file, entry and reason
        }
        throw new CommandFailure(file + " has neither priorities (rules) nor transitions (window, "
                + Arrays.toString(Instrument.values()) + "); begin with a copy of the file that ships with alert");
    }
}
