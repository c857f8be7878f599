package dev.parley.classify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.parley.classify", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String EDGE = "dev.parley.classify.messaging..";

    @ArchTest
    static final ArchRule stagesKnowNoKafkaMessagingServerOrContainer = noClasses()
            .that()
            .resideOutsideOfPackage(EDGE)
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
                    "java.net.http..",
                    "java.sql..");

    @ArchTest
    static final ArchRule stagesDoNotKnowTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage(EDGE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EDGE);

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("dev.parley.classify.(*)..")
            .should()
            .beFreeOfCycles();
}
