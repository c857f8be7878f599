package dev.parley.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.parley.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] STAGES = {
        "dev.parley.ingest",
        "dev.parley.ingest.outlet..",
        "dev.parley.ingest.fetch..",
        "dev.parley.ingest.encoding..",
        "dev.parley.ingest.markup..",
        "dev.parley.ingest.feed..",
        "dev.parley.ingest.article..",
        "dev.parley.ingest.discovery..",
        "dev.parley.ingest.poll..",
        "dev.parley.ingest.push..",
        "dev.parley.ingest.revision.."
    };

    @ArchTest
    static final ArchRule stagesKnowNoKafkaMessagingServerDatabaseOrContainer = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "dev.parley.contract.kafka..",
                    "org.eclipse.microprofile..",
                    "io.smallrye..",
                    "io.quarkus..",
                    "io.micrometer..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jdbi..",
                    "org.flywaydb..");

    @ArchTest
    static final ArchRule stagesDoNotKnowTheEdges = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.ingest.messaging..",
                    "dev.parley.ingest.store..",
                    "dev.parley.ingest.http..",
                    "dev.parley.ingest.app..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("dev.parley.ingest.(*)..")
            .should()
            .beFreeOfCycles();
}
