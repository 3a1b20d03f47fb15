namespace Cms.Editorial.Tests.Model;

/// <summary>Defects put in on purpose, at the border between the driver and the product, to see that the model finds them.</summary>
public enum PlantedFault
{
    None,

    /// <summary>A route that forgets to ask for rights: everybody acts as if they had all.</summary>
    RightsNotAsked,

    /// <summary>The rule of other eyes is not held: who translated acts through somebody else.</summary>
    OwnWorkApproved,

    /// <summary>The last writer wins: what somebody did not see counts as seen.</summary>
    StaleEditTaken,

    /// <summary>An embargo that is set is lost again.</summary>
    EmbargoLost,

    /// <summary>What is due is not carried out.</summary>
    ScheduleMissed,

    /// <summary>A story's takedown leaves what was translated from it.</summary>
    TranslationsLeftStanding,
}
