package dev.parley.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley.alert", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule stagesKnowNoTechnology = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.parley.alert",
                    "..alert.story..",
                    "..alert.ledger..",
                    "..alert.notice..",
                    "..alert.routing..",
                    "..alert.silence..",
                    "..alert.access..",
                    "dev.parley.alert.delivery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "dev.parley.contract.kafka..",
                    "io.smallrye.reactive..",
                    "org.eclipse.microprofile.reactive..",
                    "jakarta.ws.rs..",
                    "java.net.http..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jdbi..",
                    "io.quarkus..");

    @ArchTest
    static final ArchRule edgesAreNotUsedByTheStages = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("story")
            .definedBy("..alert.story..")
            .layer("ledger")
            .definedBy("..alert.ledger..")
            .layer("notice")
            .definedBy("..alert.notice..")
            .layer("pipeline")
            .definedBy("dev.parley.alert")
            .layer("store")
            .definedBy("..alert.store..")
            .layer("messaging")
            .definedBy("..alert.messaging..")
            .layer("entry")
            .definedBy("..alert.entry..")
            .layer("http")
            .definedBy("..alert.http..")
            .layer("console")
            .definedBy("..alert.console..")
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("store", "messaging")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("messaging", "entry", "http", "console")
            .whereLayer("entry")
            .mayOnlyBeAccessedByLayers("http", "console")
            .whereLayer("messaging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("console")
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesDoNotDependOnEachOtherInCircles =
            slices().matching("dev.parley.alert.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");
}
